export const ledger = {
  title: 'Ledger of agreements',
}
