export const concordance = {
  title: 'الكشّاف',
}
