/** What is said of a mark or an agreement besides what it is. */
export const attributes = {
  field: '{{name}}: {{value}}',
  unset: 'not set',
  clear: 'Clear “{{name}}”',
  yes: 'yes',
  no: 'no',
  strange: 'The scheme does not know this. It is kept as it stands.',
  warn: 'The scheme does not know “{{name}}: {{value}}”',
  set: '{{name}}: {{value}}',
  cleared: '{{name}}: no longer set',
}
