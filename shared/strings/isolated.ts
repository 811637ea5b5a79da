/** Keeps a path or a foreign word in its own direction inside an Arabic sentence (first strong isolate, pop isolate). */
export const isolated = (text: string | number): string => `\u2068${text}\u2069`
