/** One key as it stands on the keyboard: Latin name, never translated. */
export const Keycap = ({ children }: { readonly children: string }) => <kbd>{children}</kbd>
