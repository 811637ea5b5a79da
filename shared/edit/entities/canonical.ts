/** Someone or something the corpus names, whatever it is called there. */
export type CanonicalEntity = {
  readonly id: string
  /** A label of the scheme. */
  readonly type: string
  readonly names: { readonly ar: readonly string[]; readonly latin: readonly string[] }
  readonly note?: string
}
