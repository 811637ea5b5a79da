import { expect, it } from 'vitest'
import { toAppFile } from './app-file.ts'

const folder = '/program/build/renderer'

it.each([
  ['app://hashiya/', '/program/build/renderer/index.html', 'text/html; charset=utf-8'],
  ['app://hashiya/assets/boot-1.js?x#y', '/program/build/renderer/assets/boot-1.js', 'text/javascript; charset=utf-8'],
  ['app://hashiya/a/../b.css', '/program/build/renderer/b.css', 'text/css; charset=utf-8'],
])('serves %s', (url, path, type) => {
  expect(toAppFile(folder, url)).toEqual({ path, type })
})

it.each([
  'app://hashiya/../../package.json',
  'app://hashiya/%2e%2e/package.json',
  'app://hashiya/../renderer-other/a.js',
])('stays inside the folder for %s', url => {
  // An address's own dots end at its root.
  expect(toAppFile(folder, url)?.path).toMatch(/^\/program\/build\/renderer\/(package\.json|renderer-other\/a\.js)$/)
})

it.each([
  'app://hashiya/..%2f..%2fpackage.json',
  'app://hashiya/a/..%2f..%2f..%2frenderer-other/a.js',
  'app://hashiya/..%5c..%5cpackage.json',
  'app://hashiya/%00index.html',
  'app://hashiya/%E0%A4%A.js',
  'app://other/index.html',
  'app://hashiya.evil/index.html',
  'file:///etc/passwd.json',
  'app://hashiya/boot.exe',
  'app://hashiya/assets',
  'nonsense',
])('serves nothing for %s', url => {
  expect(toAppFile(folder, url)).toBeUndefined()
})
