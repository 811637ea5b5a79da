export const about = {
  region: 'عن المقالة كلها',
  menu: 'تصنيفات المقالة وتاريخ نشرها',
  write: 'كتابة…',
  anyWords: 'أي كلمات',
  published: 'تاريخ النشر',
  setPublished: 'تاريخ النشر…',
  publishedOn: 'نُشرت في {{day}}',
  forgotten: 'أُزيل تاريخ النشر الذي أُدخل',
  remove: 'أزل «{{name}}»',
  labelled: '{{category}}: {{value}}',
  unlabelled: 'أُزيل {{category}}: {{value}}',
}
