/** Answers again what it answered last where it is asked of the same text: mentions and records of a file are sought one after the other. */
export function onceForText<Read>(read: (text: string) => Read): (text: string) => Read {
  let last: { readonly text: string; readonly read: Read } | undefined
  return text => {
    if (last?.text !== text) last = { text, read: read(text) }
    return last.read
  }
}
