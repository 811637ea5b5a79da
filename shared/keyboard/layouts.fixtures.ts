/** A key with its modifiers, as `KeyboardEvent.code` names it. */
export type Stroke = { readonly code: string; readonly shift?: true; readonly chord?: true }

/** What a keyboard says of a press. */
export type Press = {
  readonly code: string
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** What the keys type on the three layouts the keymap was tried on; `dead` keys type nothing by themselves. */
export type Layout = { readonly plain: ReadonlyMap<string, string>; readonly dead: readonly string[] }

export const layoutNames = ['US', 'Arabic-101', 'AZERTY'] as const
export type LayoutName = (typeof layoutNames)[number]

/** Codes of the letter rows and what stands there, in the order of the board. */
const table = (digits: string, upper: string, home: string, lower: string): readonly (readonly [string, string])[] => {
  const row = (codes: readonly string[], types: string): readonly (readonly [string, string])[] =>
    codes.map((code, at) => [code, types.split(' ')[at] ?? ''] as const)
  const letters = (names: string): readonly string[] => [...names].map(name => `Key${name}`)
  return [
    ...row(
      [...'1234567890'].map(digit => `Digit${digit}`),
      digits,
    ),
    ...row(letters('QWERTYUIOP'), upper),
    ...row([...letters('ASDFGHJKL'), 'Semicolon'], home),
    ...row([...letters('ZXCVBNM'), 'Comma', 'Period', 'Slash'], lower),
  ]
}

const layouts: Readonly<Record<LayoutName, Layout>> = {
  US: {
    plain: new Map(table('1 2 3 4 5 6 7 8 9 0', 'q w e r t y u i o p', 'a s d f g h j k l ;', 'z x c v b n m , . /')),
    dead: [],
  },
  'Arabic-101': {
    plain: new Map(table('1 2 3 4 5 6 7 8 9 0', 'ض ص ث ق ف غ ع ه خ ح', 'ش س ي ب ل ا ت ن م ك', 'ئ ء ؤ ر لا ى ة و ز ظ')),
    dead: [],
  },
  // French: the circumflex is dead beside P, and the grave and tilde with AltGr.
  AZERTY: {
    plain: new Map(table('& é " \' ( - è _ ç à', 'a z e r t y u i o p', 'q s d f g h j k l m', 'w x c v b n , ; : !')),
    dead: ['BracketLeft'],
  },
}

export const layoutRows = (name: LayoutName): Layout => layouts[name]

const named: Readonly<Record<string, string>> = { Space: ' ' }

/** The place where a layout types a Latin letter: chords go by it. */
function placeOf(name: LayoutName, code: string): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase()
  return [...layouts[name].plain].find(([, typed]) => typed === letter)?.[0] ?? code
}

/** The press that gives a stroke on a layout: a plain key by its place, a chord by its letter where the layout has it. */
export function pressOn(name: LayoutName, stroke: Stroke): Press {
  const code = stroke.chord ? placeOf(name, stroke.code) : stroke.code
  const plain = layouts[name].plain.get(code) ?? named[code] ?? code
  const key = stroke.shift && code === 'Slash' ? { US: '?', 'Arabic-101': '؟', AZERTY: '§' }[name] : plain
  return {
    code,
    key: stroke.shift ? key.toLocaleUpperCase('en') : key,
    shiftKey: stroke.shift ?? false,
    ctrlKey: stroke.chord ?? false,
    metaKey: false,
    altKey: false,
  }
}
