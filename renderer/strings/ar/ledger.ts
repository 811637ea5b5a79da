export const ledger = {
  title: 'سجلّ الاتفاقات',
}
