export const about = {
  region: 'About the whole article',
  menu: 'Labels of the article, and when it was published',
  write: 'Write…',
  anyWords: 'any words',
  published: 'Day of publication',
  setPublished: 'Day of publication…',
  publishedOn: 'Published {{day}}',
  forgotten: 'Forgot the day of publication that was entered',
  remove: 'Remove “{{name}}”',
  labelled: '{{category}}: {{value}}',
  unlabelled: 'removed {{category}}: {{value}}',
}
