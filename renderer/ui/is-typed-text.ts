/** Whether a key stands for text, as KeyboardEvent.key names it: one character, or several where one key of an Arabic keyboard writes two letters (لا). */
export const isTypedText = (key: string): boolean => [...key].length === 1 || /^[^\p{ASCII}]/u.test(key)
