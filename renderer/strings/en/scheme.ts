export const scheme = {
  title: 'Scheme',
}
