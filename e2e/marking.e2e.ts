import { expect, type Program, type Start, test } from './app.ts'
import { checkpointFiles, marksInCheckpoint, marksInJournal, readJournal } from './disk.ts'
import { documentIdOf, type Home } from './home.ts'
import { endOfStory, expectPainted, expectSaved, markByKeyboard, markByMouse, text } from './marking-story.ts'

const article = documentIdOf(text)
/** Article 000 holds no astral character: code points of files are UTF-16 offsets of the screen. */
const onDisk = endOfStory.map(({ label, start, end }) => ({ label, start, end, surface: text.slice(start, end) }))

test('marks by keyboard alone stand on screen, in journal and checkpoint, and after a restart @smoke', async ({
  home,
  start,
}) => {
  const program = await start()
  await markByKeyboard(program.page)
  await expectKept(home, program, start)
})

test('marks by mouse alone stand on screen, in journal and checkpoint, and after a restart', async ({
  home,
  start,
}) => {
  const program = await start()
  await markByMouse(program.page)
  await expectKept(home, program, start)
})

async function expectKept(home: Home, program: Program, start: Start): Promise<void> {
  // Shown as saved: the journal has it while the program still runs.
  expect(marksInJournal(home.corpus, article)).toEqual(onDisk)
  expect(readJournal(home.corpus).map(commit => commit.name)).toEqual(
    expect.arrayContaining(['createEntity', 'relabelEntity']),
  )
  await program.quit()
  expect(checkpointFiles(home.corpus, article)).toHaveLength(1)
  expect(marksInCheckpoint(home.corpus, article)).toEqual(onDisk)
  expect(marksInJournal(home.corpus, article)).toEqual(onDisk)

  const again = await start()
  await expectPainted(again.page, endOfStory)
  await expectSaved(again.page)
  // The stack is the journal's tail: undo goes on after the restart.
  await again.page.getByTestId('article-text').focus()
  await again.page.keyboard.press('Control+KeyZ')
  await expectPainted(
    again.page,
    endOfStory.map(mark => (mark.label === 'LOC' ? { ...mark, label: 'GPE' } : mark)),
  )
}
