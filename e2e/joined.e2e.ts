import { test } from './app.ts'
import { expectLettersJoined } from './joined-story.ts'

test.use({ settings: { textSize: 32 } })

test('a mark on part of a word leaves its letters joined @smoke', async ({ start }) => {
  const { page } = await start()
  await expectLettersJoined(page)
})
