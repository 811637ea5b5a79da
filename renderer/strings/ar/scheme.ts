export const scheme = {
  title: 'مخطط الأصناف',
}
