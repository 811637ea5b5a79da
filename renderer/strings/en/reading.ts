export const reading = {
  toggle: 'Reading mode for screen readers',
  help: 'Read it as a document: after each paragraph stands the list of its marks. To the list of mentions: {{list}}. Back to marking: {{marking}}.',
  marks_one: '1 mark in this paragraph',
  marks_other: '{{count, figure}} marks in this paragraph',
  mark: '{{label}}:',
  inner: 'inside it {{label}}:',
  on: 'Reading mode: the text is a document, with the marks after each paragraph. Back to marking: {{marking}}.',
  off: 'Marking mode: keys mark the text.',
}
