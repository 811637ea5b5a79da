export const attributes = {
  field: '{{name}}: {{value}}',
  unset: 'غير محدّدة',
  clear: 'امحُ «{{name}}»',
  yes: 'نعم',
  no: 'لا',
  strange: 'ليست في المخطط، وتبقى كما هي.',
  warn: 'ليس في المخطط «{{name}}: {{value}}»',
  set: '{{name}}: {{value}}',
  cleared: '{{name}}: لم تعد محدّدة',
}
