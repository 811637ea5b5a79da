/** The other places of some words in the article. Stands in the article’s area as `find`. */
export const places = {
  title: 'Find everywhere',
  list: 'Other places of “{{words}}”, {{label}}',
  place: '{{at, figure}} of {{of, figure}}',
  open_one: '1 undecided',
  open_other: '{{count, figure}} undecided',
  more_one: '1 more place here',
  more_other: '{{count, figure}} more places here',
  stands: { open: 'undecided', taken: 'marked', passed: 'not this', never: 'never' },
  labelled: 'already {{label}}',
  within: 'inside {{label}}',
  acts: 'What to do with a place',
  takeAll: 'Mark all undecided',
  take: 'This one',
  pass: 'Not this one',
  never: 'Never this one',
  close: 'Close',
}
