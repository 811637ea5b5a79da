import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** A control as assistive technology meets it. */
export type Control = { readonly role: string; readonly name: string; readonly disabled: boolean }

/** Roles a person acts on, as Playwright's `getByRole` names them. */
const actedOn = [
  'application',
  'button',
  'checkbox',
  'columnheader',
  'combobox',
  'document',
  'grid',
  'link',
  'listbox',
  'menuitem',
  'menuitemcheckbox',
  'menuitemradio',
  'option',
  'radio',
  'searchbox',
  'slider',
  'spinbutton',
  'switch',
  'tab',
  'textbox',
  'treegrid',
] as const

type ActedOn = (typeof actedOn)[number]
const isActedOn = (role: string): role is ActedOn => actedOn.some(known => known === role)

/** Every control of the page, from the browser's own accessibility tree, hidden ones left out. */
async function readControls(page: Page): Promise<readonly Control[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes.flatMap(node => {
    const property = (name: string): unknown => node.properties?.find(one => one.name === name)?.value.value
    const role = String(node.role?.value ?? '')
    const name = String(node.name?.value ?? '').trim()
    if (node.ignored || role === 'RootWebArea') return []
    const plain = role === 'searchbox' || role === 'textbox' ? role : role.toLowerCase()
    return property('focusable') === true || isActedOn(plain)
      ? [{ role: plain, name, disabled: property('disabled') === true }]
      : []
  })
}

/** Roles that take the focus though they are but a part of a grid or a list. */
const parts = [
  'gridcell',
  'row',
  'rowheader',
  'cell',
  'treeitem',
  'dialog',
  'alertdialog',
  'main',
  'menu',
  'radiogroup',
  'none',
  'generic',
  'img',
  'scrollbar',
]

/** Every control has a role that says what it is and a name, and `getByRole` finds it by them. */
export async function expectNamed(page: Page): Promise<readonly Control[]> {
  const controls = await readControls(page)
  expect(controls.length).toBeGreaterThan(0)
  expect(controls.filter(({ role }) => !isActedOn(role) && !parts.includes(role))).toEqual([])
  expect(
    controls.filter(({ role, name }) => isActedOn(role) && name === ''),
    'controls without a name',
  ).toEqual([])
  const unmet: Control[] = []
  for (const control of new Map(controls.map(one => [`${one.role} ${one.name}`, one])).values()) {
    if (
      isActedOn(control.role) &&
      (await page.getByRole(control.role, { name: control.name, exact: true }).count()) === 0
    )
      unmet.push(control)
  }
  expect(unmet, 'controls that getByRole does not find').toEqual([])
  return controls
}

/**
 * Walks through the page by Tab until it is round. Every control that can be used was met on the way, or stands in a grid, menu or group
 * of which one member was met: there the arrows lead on.
 */
export async function expectReachable(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, { metByTab: new Set<Element>() }))
  for (let step = 0; step < 150; step++) {
    await page.keyboard.press('Tab')
    const isRound = await page.evaluate(() => {
      const met: Set<Element> = Reflect.get(window, 'metByTab')
      const active = document.activeElement
      if (!active || active === document.body) return false
      if (met.has(active)) return true
      met.add(active)
      return false
    })
    if (isRound) break
  }
  const missed = await page.evaluate(() => {
    const met: Set<Element> = Reflect.get(window, 'metByTab')
    const groups =
      '[role=grid],[role=treegrid],[role=menu],[role=radiogroup],[role=tablist],[role=listbox],[role=toolbar]'
    const inDialog = document.querySelector('[role=dialog],[role=alertdialog],[role=menu]')
    return [...(inDialog ?? document).querySelectorAll('button,a[href],input,select,textarea,summary,[tabindex]')]
      .filter(element => element instanceof HTMLElement && element.checkVisibility({ checkVisibilityCSS: true }))
      .filter(
        element =>
          !element.matches(
            ':disabled,[aria-disabled=true],[aria-hidden=true] *,[aria-hidden=true],[data-focus-scope-start],[data-focus-scope-end]',
          ),
      )
      .filter(element => element.closest('[inert]') === null)
      .filter(element => {
        if (met.has(element)) return false
        const group =
          element.closest(groups) ??
          (element instanceof HTMLInputElement && element.type === 'radio'
            ? element.closest('fieldset,form,main')
            : null)
        return group === null || (!met.has(group) && ![...met].some(one => group.contains(one)))
      })
      .map(element => element.outerHTML.slice(0, 160))
  })
  expect(missed, 'controls that Tab does not reach').toEqual([])
}

/** Nothing is wider than the window, and every control lies in it or in something that scrolls. */
export async function expectNothingCutOff(page: Page): Promise<void> {
  // A page that has just been zoomed is laid out anew a moment later.
  await expect.poll(() => findCutOff(page), 'cut off').toEqual([])
}

const findCutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    const frame = document.querySelector('.app, main, body')
    const wide = [document.documentElement, document.body, frame]
      .filter(element => element instanceof HTMLElement)
      .filter(element => element.scrollWidth > element.clientWidth + 1)
      .map(
        element => `${element.tagName}.${element.className} is ${element.scrollWidth} wide in ${element.clientWidth}`,
      )
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (/(auto|scroll)/.test(getComputedStyle(element).overflowX) ? true : scrolls(element.parentElement))
    const outside = [...document.querySelectorAll('button,a[href],input,select,textarea')]
      .filter(element => element.checkVisibility({ checkVisibilityCSS: true }) && !scrolls(element))
      .filter(element => {
        const { left, right, width } = element.getBoundingClientRect()
        return width > 1 && (left < -1 || right > clientWidth + 1)
      })
      .map(element => `outside: ${element.outerHTML.slice(0, 120)}`)
    return [
      ...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in ${clientWidth}`] : []),
      ...wide,
      ...outside,
    ]
  })

/** Axe finds nothing on the page as it stands. While a dialog is open it is all there is: the rest is hidden from everyone, its landmarks too. */
export async function expectNoViolation(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const dialogs = page.locator('[role=dialog],[role=alertdialog]')
  if ((await dialogs.count()) > 0) axe.include('[role=dialog],[role=alertdialog]')
  const { violations } = await axe.analyze()
  expect(
    violations.map(({ id, nodes }) => ({
      id,
      where: nodes.map(node => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    })),
    'axe',
  ).toEqual([])
}
