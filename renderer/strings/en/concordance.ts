export const concordance = {
  title: 'Concordance',
}
