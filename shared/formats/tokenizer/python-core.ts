/**
 * The tokens of `tokenize` and `createSegmenter` in Python, from `tokenizer.json` alone: its Unicode has no say. The rules and their order are those
 * of `text/token-scan.ts` and `text/clitic-segmenter.ts`; `tokenizer-files.test.ts` runs both over the same texts.
 */
export const pythonCore = String.raw`
class Tokens:
    """Parts a text into tokens by the table of the export."""

    def __init__(self, table):
        ranges = lambda name: "".join(f"\\U{a:08x}-\\U{b:08x}" for a, b in table["classes"][name])
        S, E, A, L, D, P, V, X = map(ranges, "space extend arabic letter digit punctuation separator pictograph".split())
        cling = f"(?:(?![\u0640\u00ad])[{E}])*"
        flag = "[\U0001f1e6-\U0001f1ff]"
        sign = f"(?![{S}{E}{A}{L}{D}])"
        self._tokens = re.compile("|".join([
            f"(?P<arabic>[{E}]*[{A}][{A}{E}]*)",
            f"[{E}]*[{L}][{L}{D}{E}]*",
            f"[{D}][{D}{E}]*(?:[{L}][{L}{D}{E}]*|(?:[{V}](?=[{D}])[{D}{E}]+)*)",
            f"[{E}]+",
            f"{flag}{flag}?{cling}",
            f"{sign}[{X}]{cling}(?:(?<=\u200d)[{X}]{cling})*",
            f"{sign}.{cling}",
        ]), re.DOTALL)
        self._letter = re.compile(f"[^{E}][{E}]*", re.DOTALL)
        self._marks = re.compile(f"[{E}]+")
        clitics = table["clitics"]
        self._cuts = clitics is not None
        if self._cuts:
            self._fold = str.maketrans(clitics["fold"])
            self._wholes, self._rests = set(clitics["wholes"]), set(clitics["rests"])
            self._endings = clitics["endings"]

    def spans(self, text):
        """Start and end of each token, in characters; no token holds a space."""
        for token in self._tokens.finditer(text):
            start, end = token.span()
            if self._cuts and token.lastgroup == "arabic" and text[start] in "وفبلك":
                for length in self._clitics(token.group()):
                    yield start, start + length
                    start += length
            yield start, end

    def _clitics(self, word):
        letters = self._marks.sub("", word)
        if any(letter > "\uffff" for letter in letters):
            return []
        count = self._count(letters)
        return [len(letter) for letter in self._letter.findall(word)[:count]]

    def _count(self, letters):
        if self._conjunction(letters):
            return 2 if self._preposition(letters[1:]) else 1
        return 1 if self._preposition(letters) else 0

    def _ended(self, form):
        stems = (form[: len(form) - len(ending)] for ending in self._endings if form.endswith(ending))
        return any(len(stem) >= 3 and (stem in self._wholes or stem + "ه" in self._wholes) for stem in stems)

    def _word(self, form):
        return len(form) >= 3 and (form in self._wholes or self._ended(form))

    def _preposition(self, letters):
        form = letters.translate(self._fold)
        first, rest = form[:1], form[1:]
        if first == "" or first not in "بلك" or form in self._wholes:
            return False
        if first == "ل" and rest.startswith("ل"):
            return len(rest) > 2
        if rest in self._rests:
            return True
        if self._ended(form):
            return False
        if first != "ل" and rest.startswith("ال") and len(rest) > 3:
            return True
        return (letters[1:2] in HAMZAS and len(letters) > 5) or self._word(rest)

    def _conjunction(self, letters):
        form = letters.translate(self._fold)
        first, rest = form[:1], form[1:]
        if first == "" or first not in "وف" or len(rest) < 2:
            return False
        if letters[1:2] in HAMZAS and len(letters) > (3 if first == "و" else 4):
            return True
        if form in self._wholes:
            return False
        if rest in self._rests:
            return True
        if self._ended(form):
            return False
        if rest.startswith("ال") and len(rest) > 3:
            return True
        return self._preposition(letters[1:]) or self._word(rest) or (first == "و" and looks_joined(rest))


HAMZAS = {"أ", "إ", "آ"}


def looks_joined(rest):
    if len(rest) < 4:
        return False
    if rest[0] == "ا":
        return rest[1] == "ن" or rest[2] == "ت"
    return rest[1] not in "لنكبس" if rest[0] == "ي" else rest[0] != "و"
`.trim()
