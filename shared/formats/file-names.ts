/** A name that is safe as it is. */
const safeName = /^[A-Za-z0-9](?:[\w.-]{0,58}[A-Za-z0-9])?$/

function toSafeName(name: string): string {
  if (safeName.test(name)) return name
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '_')
    .replace(/^[._]+|[._]+$/g, '')
  return [...plain].slice(0, 60).join('')
}

/** File names out of names of documents: safe on every system, none twice. */
export class FileNames {
  readonly #taken = new Set<string>()

  take(name: string): string {
    const short = toSafeName(name)
    const safe = short === '' || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(short) ? `document_${short}` : short
    let free = safe
    for (let number = 2; this.#taken.has(free.toLowerCase()); number++) free = `${safe}-${number}`
    this.#taken.add(free.toLowerCase())
    return free
  }
}
