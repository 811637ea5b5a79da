/** A page as a site of the Arab press serves one, invented: menu, path, headline three times, share bar, links inside and below, comments, footer. */
export const newsPage = `<!DOCTYPE html>
<html lang="ar-DZ" dir="rtl">
<head>
<meta charset="utf-8">
<title>وزارة الصحة توقّع مذكّرة تفاهم مع المجلس الوطني | صحيفة الضفاف</title>
<meta property="og:title" content="وزارة الصحة توقّع مذكّرة تفاهم مع المجلس الوطني">
<meta property="og:site_name" content="صحيفة الضفاف">
<link rel="canonical" href="https://example.org/news/2024/06/health-mou">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"صحيفة الضفاف"},
{"@type":"NewsArticle","headline":"وزارة الصحة توقّع مذكّرة تفاهم مع المجلس الوطني","datePublished":"2024-06-11T00:30:00+01:00","author":{"@type":"Person","name":"سمير العلي"}}]}</script>
<style>.share{color:red}</style>
<script>document.write('لا يظهر')</script>
</head>
<body class="single has-sidebar rtl">
<header class="site-header"><a href="/">صحيفة الضفاف</a>
<nav class="main-menu"><ul><li><a href="/p">سياسة</a></li><li><a href="/e">اقتصاد</a></li><li><a href="/s">رياضة</a></li></ul></nav></header>
<div class="breadcrumb"><a href="/">الرئيسية</a> &raquo; <a href="/e">اقتصاد</a> &raquo; <span>وزارة الصحة توقّع مذكّرة تفاهم مع المجلس الوطني</span></div>
<main>
<article class="post-412 post type-post tag-health">
<header class="entry-header"><h1 class="entry-title">وزارة الصحة توقّع مذكّرة تفاهم مع المجلس الوطني</h1>
<div class="post-meta">كتب: <a href="/a">سمير العلي</a> <time datetime="2024-06-11">11 يونيو 2024</time></div></header>
<div class="share-bar"><span class="count">127</span> <button>شارك</button><a href="#">فيسبوك</a><a href="#">تويتر</a><a href="#">واتساب</a></div>
<div class="entry-content">
<p class="lead">وزارة الصحة توقّع مذكّرة تفاهم مع المجلس الوطني</p>
<p>وقّعت وزارة الصحة،&nbsp;اليوم الثلاثاء بالجزائر العاصمة، مذكّرة تفاهم مع المجلس الوطني للبحث العلمي، تهدف إلى رقمنة المستشفيات &amp; تبادل المعطيات الطبية بين المراكز الجامعية.</p>
<p>وأكّد الوزير، في كلمة ألقاها بالمناسبة، أن هذه المذكّرة «ستفتح المجال واسعا أمام الباحثين»، مشيرا إلى أن أول مشروع مشترك سينطلق<br>قبل نهاية السنة الجارية، بتمويل قدره 40 مليون دينار.</p>
<div class="related-inline"><strong>اقرأ أيضًا</strong><ul><li><a href="/1">سوناطراك تبرم عقدًا جديدًا مع شركة إيطالية</a></li><li><a href="/2">هواوي تفتتح مركزًا للتدريب في وهران</a></li></ul></div>
<h2>تبادل الخبرات</h2>
<p>من جهته، أوضح رئيس المجلس أن الاتفاق يشمل تكوين 300 طبيب في مجال الذكاء الاصطناعي، وإيفاد بعثات إلى جامعات أوروبية خلال ثلاث سنوات.</p>
<table><tr><th>السنة</th><th>المبلغ</th></tr><tr><td>2024</td><td>40 مليونًا</td></tr></table>
<p style="display:none">نص مخفي لا يراه القارئ</p>
</div>
<div class="post-tags"><a href="/t1">الصحة</a> <a href="/t2">الرقمنة</a></div>
</article>
</main>
<aside id="sidebar"><h3>الأكثر قراءة</h3><ul><li><a href="/9">أسعار النفط ترتفع في تعاملات اليوم</a></li><li><a href="/8">المنتخب الوطني يتأهل إلى النهائي</a></li></ul></aside>
<section id="comments"><h3>التعليقات</h3><p>قارئ: خبر سار، نتمنى أن يصل المشروع إلى مستشفيات الجنوب في أقرب وقت وأن تُستكمل الأشغال فيها.</p></section>
<footer>جميع الحقوق محفوظة © 2024 صحيفة الضفاف</footer>
</body></html>`
