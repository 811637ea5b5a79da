import { expectAllBracketed } from '../frame-painting-story.ts'
import { writeSettings } from '../home.ts'
import { openInChromium, test } from './window.ts'

test('half brackets stand at the letters of agreements', async ({ page, home }) => {
  writeSettings(home, { showGold: true })
  const { quit } = await openInChromium(page, home)
  await expectAllBracketed(page)
  await quit()
})
