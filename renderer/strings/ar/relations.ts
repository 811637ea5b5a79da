export const relations = {
  title: 'العلاقات',
  relate: 'اربط بموضع آخر',
  to: 'اذهب إلى الموضع الآخر ثم خذه. تربط به:',
  as: 'ما العلاقة؟',
  take: 'خذ هذا الموضع',
  leadsTo: 'إلى',
  comesFrom: 'من',
  remove: 'احذف العلاقة «{{type}}» مع «{{words}}»',
  relating: 'اربط «{{surface}}»: اذهب إلى الموضع الآخر ثم Enter، وEsc ينهي',
  choose: 'الموضع الآخر «{{surface}}»: اختر العلاقة برقمها',
  related: '«{{from}}» {{type}} «{{to}}»',
  unrelated: 'حُذفت العلاقة: «{{from}}» {{type}} «{{to}}»',
}
