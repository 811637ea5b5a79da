export const library = {
  title: 'المكتبة',
}
