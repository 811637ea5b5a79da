import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newsPage } from './page.fixtures.ts'
import { readHtml } from './read-html.ts'

const headline = 'وزارة الصحة توقّع مذكّرة تفاهم مع المجلس الوطني'

const reasonsByLine = (html: string): readonly (readonly [string | null, string])[] => {
  const { text, boilerplate } = readHtml(html)
  let start = 0
  return text.split('\n').map(line => {
    const why = boilerplate.find(stretch => stretch.start === start)?.why ?? null
    start += line.length + 1
    return [why, line]
  })
}

describe('a page of the press', () => {
  const lines = reasonsByLine(newsPage)
  const own = lines.filter(([why]) => why === null).map(([, line]) => line)
  const of = (why: string): readonly string[] => lines.filter(([given]) => given === why).map(([, line]) => line)

  it('keeps its article: headline once, paragraphs, a heading between them, a table', () => {
    expect(own).toEqual([
      headline,
      'وقّعت وزارة الصحة،\u00a0اليوم الثلاثاء بالجزائر العاصمة، مذكّرة تفاهم مع المجلس الوطني للبحث العلمي، تهدف إلى رقمنة المستشفيات & تبادل المعطيات الطبية بين المراكز الجامعية.',
      'وأكّد الوزير، في كلمة ألقاها بالمناسبة، أن هذه المذكّرة «ستفتح المجال واسعا أمام الباحثين»، مشيرا إلى أن أول مشروع مشترك سينطلق',
      'قبل نهاية السنة الجارية، بتمويل قدره 40 مليون دينار.',
      'تبادل الخبرات',
      'من جهته، أوضح رئيس المجلس أن الاتفاق يشمل تكوين 300 طبيب في مجال الذكاء الاصطناعي، وإيفاد بعثات إلى جامعات أوروبية خلال ثلاث سنوات.',
      'السنة\tالمبلغ',
      '2024\t40 مليونًا',
    ])
  })

  it('keeps everything else a reader sees too, and says what it is', () => {
    expect(of('repetition')).toEqual([headline])
    expect(of('share')).toEqual(['127', 'شارك', 'فيسبوك تويتر واتساب'])
    expect(of('byline')).toEqual(['كتب: سمير العلي 11 يونيو 2024'])
    expect(of('related')).toContain('سوناطراك تبرم عقدًا جديدًا مع شركة إيطالية')
    expect(of('related')).toContain('أسعار النفط ترتفع في تعاملات اليوم')
    expect(of('navigation')).toContain(`الرئيسية » اقتصاد » ${headline}`)
    expect(of('page')).toHaveLength(1)
    const seen = lines.map(([, line]) => line).join('\n')
    expect(seen).not.toMatch(/لا يظهر|نص مخفي|color:red/)
  })

  it('says what it is of itself', () => {
    expect(readHtml(newsPage).metadata).toEqual({
      title: headline,
      publishedAt: '2024-06-11',
      source: 'https://example.org/news/2024/06/health-mou',
      language: 'ar',
      direction: 'rtl',
      extra: { site: 'صحيفة الضفاف', author: 'سمير العلي' },
    })
  })
})

describe('any page', () => {
  it.each([
    ['nothing', '', ''],
    ['frames', '<frameset><frame src=a.html></frameset>', ''],
    ['a fragment', 'نص <b>غليظ</b> &lt;هنا&gt; &#x200f;&zwnj;', 'نص غليظ <هنا> \u200f\u200c'],
    ['tags that never close', '<div><p>أول<p>ثان<table><td>خلية<td>أخرى', 'أول\nثان\nخلية\tأخرى'],
    ['closed tags nobody opened', '</p></div>نص</article>', 'نص'],
    ['preformatted lines', '<pre>أول\nثان</pre>', 'أول\nثان'],
    ['a name no tag may have', '<a"b>نص</a"b>', 'نص'],
  ])('is read: %s', (_name, html, text) => {
    expect(readHtml(html).text).toBe(text)
  })

  it('is read however deep it is', () => {
    expect(readHtml(`${'<div>'.repeat(20_000)}نص`).text).toBe('نص')
  })

  it('is read without waiting for long runs of space', () => {
    expect(readHtml(`<p>${' '.repeat(1_000_000)}نص${'\u00a0'.repeat(300_000)}`).text.trim()).toBe('نص')
  })

  it('takes no wrong date, and a title from wherever there is one', () => {
    const page = (head: string): string => `<html><head>${head}</head><body><p>نص</p></body></html>`
    expect(
      readHtml(page('<meta property="article:published_time" content="2024-02-31">')).metadata.publishedAt,
    ).toBeUndefined()
    expect(
      readHtml(page('<script type="application/ld+json">{"@type":</script><title> عنوان\n الصفحة </title>')).metadata
        .title,
    ).toBe('عنوان الصفحة')
  })

  it('is never too broken: boilerplate lies in the text, in order', () => {
    const tag = fc.constantFrom(
      ...[
        '<p>',
        '</p>',
        '<div class="share">',
        '</div>',
        '<a href=x>',
        '</a>',
        '<nav>',
        '<h1>',
        '</h1>',
        '<table>',
        '<tr>',
        '<td>',
      ],
      ...[
        '<br>',
        '<script>',
        '</script>',
        '<!--',
        '-->',
        '<article>',
        '</article>',
        '<title>',
        '&nbsp;',
        '&#0;',
        '<',
        '"',
        '<svg>',
        '<template>',
      ],
      ...[
        '<body onload="',
        '<p hidden>',
        '<pre>',
        '\n',
        '<select>',
        '<frameset>',
        '<ruby>',
        '<noscript>',
        '<meta charset="x">',
      ],
    )
    const words = fc.oneof(
      fc.constantFrom('شارك', 'نص طويل بعض الشيء، فيه فاصلة.'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(tag, words), { maxLength: 60 }), parts => {
        const { text, boilerplate } = readHtml(parts.join(''))
        let last = 0
        for (const { start, end } of boilerplate) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 80 },
    )
  }, 60_000)
})
