export const reading = {
  toggle: 'Reading mode for screen readers',
  help: 'Read it as a document: after each paragraph stands the list of its marks. F6 leads to the list of mentions, F7 back to marking.',
  marks_one: '1 mark in this paragraph',
  marks_other: '{{count, figure}} marks in this paragraph',
  mark: '{{label}}:',
  inner: 'inside it {{label}}:',
  on: 'Reading mode: the text is a document, with the marks after each paragraph. F7 leads back to marking.',
  off: 'Marking mode: keys mark the text.',
}
