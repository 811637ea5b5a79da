import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { addDays, type CalendarDay, toIsoDate, weekdayOf } from './dates/calendar.ts'
import { readDate, resolveDate } from './resolve-date.ts'

// Thousands of dates: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

/** A Tuesday. */
const published = '2024-06-11'

const shown = (written: string, day: string | undefined = published): string => {
  const reading = readDate(written, day)
  if (reading.kind === 'unresolved') return reading.why
  const { from, to, precision, weekdayMismatch } = reading.date
  const days = from === to ? from : `${from} ${to}`
  return `${days} ${precision}${weekdayMismatch ? ` ${weekdayMismatch.written}≠${weekdayMismatch.actual}` : ''}`
}

describe('a date as Arabic news write it', () => {
  test.each([
    ['اليوم الثلاثاء', '2024-06-11 day'],
    ['اليوم الأربعاء', '2024-06-11 day 3≠2'],
    ['اليوم', '2024-06-11 day'],
    ['أمس الاثنين', '2024-06-10 day'],
    ['مساء أمس', '2024-06-10 day'],
    ['أول أمس', '2024-06-09 day'],
    ['أمس الأول', '2024-06-09 day'],
    ['غدا', '2024-06-12 day'],
    ['بعد غد', '2024-06-13 day'],
    ['الثلاثاء', '2024-06-11 day'],
    ['يوم الخميس', '2024-06-06 day'],
    ['الأربعاء الماضي', '2024-06-05 day'],
    ['الثلاثاء الماضي', '2024-06-04 day'],
    ['الأربعاء المقبل', '2024-06-12 day'],
    ['الثلاثاء القادم', '2024-06-18 day'],
    ['الجمعة الجارية', '2024-06-14 day'],
    ['يوم الأربعاء من الأسبوع الماضي', '2024-06-05 day'],
    ['الأسبوع الماضي', '2024-06-01 2024-06-07 week'],
    ['الأسبوع الجاري', '2024-06-08 2024-06-14 week'],
    ['قبل سبعة أيام', '2024-06-04 day'],
    ['قبل شهر', '2024-05-01 2024-05-31 month'],
    ['منذ عامين', '2022-01-01 2022-12-31 year'],
    ['قبل خمسة وعشرين عاما', '1999-01-01 1999-12-31 year'],
  ])('told from the day of writing: %s', (written, expected) => {
    expect(shown(written)).toBe(expected)
  })

  test.each([
    ['فبراير الماضي', '2024-02-01 2024-02-29 month'],
    ['يونيو الماضي', '2023-06-01 2023-06-30 month'],
    ['فبراير المقبل', '2025-02-01 2025-02-28 month'],
    ['شهر فبراير من السنة الماضية', '2023-02-01 2023-02-28 month'],
    ['الشهر الماضي', '2024-05-01 2024-05-31 month'],
    ['10 من الشهر الجاري', '2024-06-10 day'],
    ['10 يونيو الجاري', '2024-06-10 day'],
    ['10 و11 يونيو الماضي', '2023-06-10 2023-06-11 day'],
    ['مطلع يوليوز المقبل', '2024-07-01 2024-07-31 month'],
    ['20 ديسمبر', '2023-12-20 day'],
    ['العام الماضي', '2023-01-01 2023-12-31 year'],
    ['هذه السنة', '2024-01-01 2024-12-31 year'],
    ['نهاية العام', '2024-01-01 2024-12-31 year'],
    ['الربع الأول من العام الجاري', '2024-01-01 2024-03-31 quarter'],
    ['النصف الثاني من السنة المقبلة', '2025-07-01 2025-12-31 half'],
  ])('with a month or year told from it: %s', (written, expected) => {
    expect(shown(written)).toBe(expected)
    expect(shown(written, 'unknown')).toBe('needsPublication')
  })

  test.each([
    ['يومي 10 و11 يونيو 2024', '2024-06-10 2024-06-11 day'],
    ['10، 11 و12 يونيو 2024', '2024-06-10 2024-06-12 day'],
    ['من 10 إلى 12 يونيو 2024', '2024-06-10 2024-06-12 day'],
    ['10-12 يونيو 2024', '2024-06-10 2024-06-12 day'],
    ['من 30 يونيو حتى 2 يوليو 2024', '2024-06-30 2024-07-02 day'],
    ['شهري يناير ومارس 2024', '2024-01-01 2024-03-31 month'],
    ['2018/2019', '2018-01-01 2019-12-31 year'],
    ['10-06-2024', '2024-06-10 day'],
    ['10/6/2024', '2024-06-10 day'],
    ['١٠/٦/٢٠٢٤', '2024-06-10 day'],
    ['10.6.2024', '2024-06-10 day'],
    ['2024-06-10', '2024-06-10 day'],
    ['1 / 30 / 1948', '1948-01-30 day'],
    ['٢٠٢٤', '2024-01-01 2024-12-31 year'],
    ['عام (2024) م', '2024-01-01 2024-12-31 year'],
    ['الإثنين ١٠ يونيو ٢٠٢٤', '2024-06-10 day'],
    ['الثلاثاء 10 يونيو 2024', '2024-06-10 day 2≠1'],
    ['الثلاثاء الموافق 10/6/2024', '2024-06-10 day 2≠1'],
    ['الحادي والعشرين من يونيو 2024', '2024-06-21 day'],
    ['فاتح غشت 2024', '2024-08-01 day'],
    ['10 رمضان 1445 هـ الموافق 20 مارس 2024', '2024-03-20 day'],
    ['السداسي الثاني من 2023', '2023-07-01 2023-12-31 half'],
    ['ديسمبر (كانون الأول) ٢٠٢٣', '2023-12-01 2023-12-31 month'],
    ['10 يُونْيُـــو 2024', '2024-06-10 day'],
    ['العام القادم 2025', '2025-01-01 2025-12-31 year'],
    ['للعام 2009', '2009-01-01 2009-12-31 year'],
  ])('absolute, with a day of writing and without: %s', (written, expected) => {
    expect(shown(written)).toBe(expected)
    expect(shown(written, 'unknown')).toBe(expected)
  })

  test.each([
    'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
    'يناير فبراير مارس إبريل ماي يونيه يوليه غشت شتنبر أكتوبر نونبر دجنبر',
    'جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر',
    'كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول',
  ])('in the months of every country: %s', names => {
    const months = names.split(' ').map(name => resolveDate(`5 ${name.replace('_', ' ')} 2024`)?.from)
    expect(months).toEqual(months.map((_, at) => `2024-${String(at + 1).padStart(2, '0')}-05`))
  })

  test.each([
    ['10 رمضان 1445', 'hijri'],
    ['عام (1330) هجري', 'hijri'],
    ['1445هـ', 'hijri'],
    ['العام 1445', 'hijri'],
    ['20 عاما', 'duration'],
    ['ثلاثة أشهر', 'duration'],
    ['السنوات الماضية', 'duration'],
    ['اليوم الأول', 'anaphor'],
    ['اليوم التالي', 'anaphor'],
    ['قبل نهاية العام', 'bound'],
    ['بعد 1948', 'bound'],
    ['31 يونيو 2024', 'unknown'],
    ['يونيو يوليو 2024', 'unknown'],
    ['هواوي 2024', 'unknown'],
    ['48', 'unknown'],
    ['', 'unknown'],
  ])('or says why it stands for no days: %s', (written, why) => {
    expect(shown(written)).toBe(why)
  })
})

const days: fc.Arbitrary<CalendarDay> = fc
  .integer({ min: -40_000, max: 60_000 })
  .map(distance => addDays({ year: 2000, month: 1, day: 1 }, distance))
const weekdays = ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت']
const monthNames = 'يناير شباط مارس أفريل أيار جوان يوليوز آب شتنبر أكتوبر نونبر ديسمبر'.split(' ')

test('a written day comes back as that day, and its weekday is held against the calendar', () => {
  fc.assert(
    fc.property(days, fc.nat(6), (day, weekday) => {
      const iso = toIsoDate(day)
      const written = `${day.day} ${monthNames[day.month - 1]} ${day.year}`
      for (const way of [`${day.day}/${day.month}/${day.year}`, iso, written, `${weekdays[weekdayOf(day)]} ${written}`])
        expect(resolveDate(way)).toEqual({ from: iso, to: iso, precision: 'day' })
      expect(resolveDate(`${weekdays[weekday]} ${written}`)?.weekdayMismatch !== undefined).toBe(
        weekday !== weekdayOf(day),
      )
      expect(resolveDate(`اليوم ${weekdays[weekdayOf(day)]}`, iso)).toEqual({ from: iso, to: iso, precision: 'day' })
    }),
  )
})

test('never throws, and never ends before it begins', () => {
  const words = fc.constantFrom(
    ...'اليوم أمس الثلاثاء الماضي المقبل يونيو رمضان شهر العام عامين قبل إلى و10 الربع الأول هذا نهاية الموافق 2024 31 7 / - . ، ('.split(
      ' ',
    ),
  )
  const written = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words).map(row => row.join(' ')),
  )
  fc.assert(
    fc.property(written, fc.option(fc.oneof(fc.string(), days.map(toIsoDate)), { nil: undefined }), (text, day) => {
      const date = resolveDate(text, day)
      if (date) expect(date.from <= date.to).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('reads every date marked in the gold of the sample', () => {
  const dates = readFileSync('seeds/gold.jsonl', 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .flatMap(line => {
      const { text, layers } = JSON.parse(line)
      return layers.gold.records
        .filter(({ label }: { label?: string }) => label === 'DATE')
        .map(({ spans: [[start, end]] }: { spans: [[number, number]] }) => text.slice(start, end))
    })
  expect(dates.map(date => `${date}: ${shown(date)}`)).toEqual([
    'اليوم الثلاثاء: 2024-06-11 day',
    'يومي 10 و11 يونيو 2024: 2024-06-10 2024-06-11 day',
    'اليوم الأول: anaphor',
    'اليوم التالي: anaphor',
    'الثلاثاء: 2024-06-11 day',
    '20 عاما: duration',
    '2018: 2018-01-01 2018-12-31 year',
    'اليوم الأربعاء: 2024-06-11 day 3≠2',
  ])
})

const data = '../shared/data'
const missing = existsSync(data) ? '' : ` (skipped: ${data} is missing)`

test.skipIf(missing)(`reads the marked dates of the reference data${missing}`, () => {
  const found = new Set<string>()
  for (const part of ['train', 'val', 'test']) {
    let words: string[] = []
    for (const line of readFileSync(`${data}/wojood-sample/${part}.txt`, 'utf8').split('\n')) {
      const [word = '', ...tags] = line.trim().split(/\s+/)
      const goesOn = tags.includes('I-DATE') && words.length > 0
      if (words.length > 0 && !goesOn) found.add(words.join(' '))
      words = goesOn ? [...words, word] : tags.includes('B-DATE') ? [word] : []
    }
  }
  const counts = countsOf([...found])
  console.log('dates of wojood-sample:', counts)
  expect(counts.resolved).toBeGreaterThanOrEqual(560)
  expect(counts.unknown).toBeLessThanOrEqual(26)
})

function countsOf(dates: readonly string[]) {
  const counts: Record<string, number> = { all: dates.length }
  for (const one of dates) {
    const reading = readDate(one, '2019-06-11')
    const kind = reading.kind === 'resolved' ? reading.kind : reading.why
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}

test.skipIf(missing)(`reads the days, months and years of the encyclopedia${missing}`, () => {
  const months = new Set(monthNames.concat('فبراير أبريل مايو يونيو يوليو أغسطس سبتمبر نوفمبر أيلول'.split(' ')))
  const found = new Set<string>()
  for (const file of readdirSync(`${data}/aqmar`)) {
    const words = readFileSync(`${data}/aqmar/${file}`, 'utf8')
      .split('\n')
      .map(line => line.split(' ')[0] ?? '')
    for (const [at, word] of words.entries()) {
      if (!months.has(word)) continue
      const from = /^\d{1,2}$/.test(words[at - 1] ?? '') ? at - 1 : at
      const to = /^\d{4}$/.test(words[at + 1] ?? '') ? at + 2 : at + 1
      found.add(words.slice(from, to).join(' '))
    }
  }
  const counts = countsOf([...found])
  console.log('dates of aqmar:', counts)
  expect(counts.resolved).toBe(counts.all)
})
