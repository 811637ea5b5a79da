import { expect, it } from 'vitest'
import { labelColours } from './label-colours.ts'

// The published palette: line, fill, strong, ink.
const light = `
#445998 #eaeffb #d1dcf8 #2e4076
#927cca #f0edf9 #ded8f5 #493770
#017566 #e4f3ef #c1e6dd #025045
#bb6d8c #f9ebef #f3d2dd #692b46
#7e5d02 #f4eee3 #e9dbbf #573f00
#79743c #f1f0e3 #e0dec1 #4b4507
#582913 #f9ece6 #f3d5c8 #65351f
#2e3a41 #ebf0f3 #d4dee5 #39464d
#285163 #e6f1f7 #cae1ec #20495b
#965f83 #f7ebf2 #f0d3e4 #622f51
#7a9150 #ecf1e5 #d6e1c5 #384c04
#528d6e #e6f3eb #c7e5d3 #115035
#363177 #edeefa #d8daf7 #3d3b74
#4c6c4e #e9f2e9 #d0e2d0 #2e4c30
#5c4b13 #f3efe3 #e5dcc1 #534206
#4e4642 #f2eeec #e3dad6 #4a423e`
const dark = `
#7084c7 #20242f #303851 #c5d3fd
#c4b6ff #25232e #3a354f #d5cef9
#56b092 #1a2823 #1f4135 #aee2ce
#f5c0d2 #2d2125 #49313a #f0c8d5
#b19948 #282418 #41391d #e2d4a8
#b5b87a #252619 #3a3b1f #d6d8ab
#9b6a54 #2e211c #4b3327 #f3cab8
#707a7d #212526 #333b3d #ced6d8
#5e98aa #19272b #213e47 #b1ddeb
#daa1d3 #2b212a #473144 #ecc7e7
#b4e19b #20271c #2f3f26 #c4deb6
#9cdbb8 #1b2821 #234031 #b3e1c7
#78709f #24232e #39354d #d4cff6
#789670 #20271e #2f3e2b #c4ddbe
#967d38 #292418 #42381d #e4d3a8
#82746c #282321 #403732 #ddd2cb`

const distance = (a: string, b: string): number =>
  Math.max(
    ...[1, 3, 5].map(at =>
      Math.abs(Number.parseInt(a.slice(at, at + 2), 16) - Number.parseInt(b.slice(at, at + 2), 16)),
    ),
  )

it.each([
  ['light', light],
  ['dark', dark],
] as const)('derives the %s palette of the look to one of 255 steps', (theme, table) => {
  for (const row of table.trim().split('\n')) {
    const [line = '', fill = '', strong = '', ink = ''] = row.split(' ')
    const derived = labelColours(line, theme)
    for (const [kind, value] of Object.entries({ fill, strong, ink }))
      expect(
        distance(derived[kind as 'fill' | 'strong' | 'ink'], value),
        `${line} ${kind} ${value}`,
      ).toBeLessThanOrEqual(1)
  }
})
