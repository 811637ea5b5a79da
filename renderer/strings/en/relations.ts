export const relations = {
  title: 'Relations',
  relate: 'Relate to another mention',
  to: 'Go to the other mention and take it. Relating:',
  as: 'How are they related?',
  take: 'Take this mention',
  leadsTo: 'to',
  comesFrom: 'from',
  remove: 'Delete the relation “{{type}}” with “{{words}}”',
  relating: 'Relate “{{surface}}”: go to the other mention, then Enter; Esc ends',
  choose: 'The other mention is “{{surface}}”: choose the relation by its number',
  related: '“{{from}}” {{type}} “{{to}}”',
  unrelated: 'deleted the relation “{{from}}” {{type}} “{{to}}”',
}
