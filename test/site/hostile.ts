/** What a page may try. `U` is an address that must never be asked, `J` a script that must never run. */
const MARKUP: readonly string[] = [
  '<script>J</script>',
  '<script src="U"></script>',
  '<SCRIPT SRC=U></SCRIPT>',
  '<scr<script>ipt>J</scr</script>ipt>',
  '<img src=x onerror="J">',
  '<img src="U">',
  '<img srcset="U 1x, U 2x">',
  '<IMG """><SCRIPT>J</SCRIPT>">',
  '<img src=x onerror=&#74;&#x4a;;J>',
  '<img/src="x"/onerror=J>',
  '<svg onload="J"></svg>',
  '<svg><script>J</script></svg>',
  '<svg><script href="U"></script></svg>',
  '<svg><animate onbegin="J" attributeName="x" dur="1s"></animate></svg>',
  '<svg><use href="U#a"></use></svg>',
  '<svg><image href="U"></image></svg>',
  '<svg><foreignObject><iframe srcdoc="<script>parent.J</script>"></iframe></foreignObject></svg>',
  '<svg><style><img src=x onerror=J></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=J&gt;">',
  '<math href="javascript:J"><mtext>x</mtext></math>',
  '<math><maction actiontype="statusline#U" xlink:href="javascript:J">x</maction></math>',
  '<iframe src="javascript:J"></iframe>',
  '<iframe srcdoc="&lt;script&gt;J&lt;/script&gt;"></iframe>',
  '<iframe src="U"></iframe>',
  '<object data="U"></object>',
  '<object data="data:text/html,<script>J</script>"></object>',
  '<embed src="U">',
  '<applet code="U"></applet>',
  '<link rel="stylesheet" href="U">',
  '<link rel="preload" as="image" href="U">',
  '<link rel="prefetch" href="U"><link rel="dns-prefetch" href="U">',
  '<style>@import "U"; body{background:url(U)}</style>',
  '<style>@font-face{font-family:x;src:url(U)} p{font-family:x}</style>',
  '<p style="background:url(U)">x</p>',
  '<p style="background:\\75rl(U)">x</p>',
  '<div style="width:expression(J)">x</div>',
  '<body background="U" onload="J">',
  '<table background="U"><td background="U">x</td></table>',
  '<meta http-equiv="refresh" content="0;url=U">',
  '<META HTTP-EQUIV="Refresh" CONTENT="0; URL=javascript:J">',
  '<base href="U"><a href="/x">x</a><img src="y">',
  '<form action="U" method="post"><input name="q" autofocus onfocus="J"><button>x</button></form><script>document.forms[0].submit()</script>',
  '<input type="image" src="U">',
  '<button formaction="javascript:J">x</button>',
  '<a href="javascript:J" id="clickme">x</a>',
  '<a href="JaVaScRiPt:J">x</a>',
  '<a href="java&#10;script:J">x</a>',
  '<a href="&#106;avascript:J">x</a>',
  '<a href="data:text/html,<script>J</script>">x</a>',
  '<a href="vbscript:J">x</a>',
  '<a href="U" ping="U">x</a>',
  '<video src="U" poster="U" autoplay onerror="J"></video>',
  '<audio src="U" autoplay></audio>',
  '<video><source src="U" onerror="J"><track src="U" default></video>',
  '<picture><source srcset="U"><img src="U"></picture>',
  '<details open ontoggle="J">x</details>',
  '<marquee onstart="J">x</marquee>',
  '<select autofocus onfocus=J><option>x</select>',
  '<textarea autofocus onfocus=J></textarea><keygen autofocus onfocus=J>',
  '<p onmouseover="J" onclick="J" onanimationstart="J">x</p>',
  '<div id="main" name="main"></div><a id="location" href="U"></a><img name="body">',
  '<noscript><p title="</noscript><img src=x onerror=J>"></noscript>',
  '<template><img src=x onerror=J></template>',
  '<title><img src=x onerror=J></title>',
  '<xmp><img src=x onerror=J></xmp>',
  '<plaintext><img src=x onerror=J>',
  '<!--><img src=x onerror=J>-->',
  '<![CDATA[<img src=x onerror=J>]]>',
  '<?xml-stylesheet href="U"?><?php J ?>',
  '<isindex type=image src=U onerror=J>',
  '<x onclick=J contenteditable onfocus=J autofocus tabindex=0>x',
  '<portal src="U"></portal><fencedframe src="U"></fencedframe>',
  '<dialog open><form method=dialog action="U"><input autofocus onfocus=J></form></dialog>',
  '<p dir="rtl"><bdo dir="ltr">x</bdo>',
];

/** Signs that turn the order of what follows them. */
export const ORDER = /[\u202a-\u202e\u2066-\u2069]/u;

const NAMES: readonly string[] = [
  'المتحدث \u202eسامر الحاج\u202c',
  'الوزير \u2066\u2067خالد',
  '\u202dرئيس البلدية',
  'المسؤول "><img src=x onerror=J>',
  'اللواء </script><script>J</script>',
  "المحافظ ' onmouseover='J",
  'الناطق {{constructor.constructor("J")()}}',
  'القائد ${J}',
  'العميد <svg/onload=J>',
  'السفير javascript:J',
];

const fill = (text: string, script: string, address: string): string =>
  text.replace(/\bJ\b/gu, script).replace(/\bU\b/gu, address);

/** Pages that try to run, to load, to send and to scramble, in their markup and in the words that Isnad reads out of them. */
export function hostilePages(count: number, leak: string): readonly string[] {
  const script = `fetch('${leak}?ran'),window.ranHostile=1`;
  return Array.from({ length: count }, (_, i) => {
    const name = fill(NAMES[i % NAMES.length]!, script, leak)
      .replace(/</gu, '&lt;')
      .replace(/"/gu, '&quot;');
    const first = fill(MARKUP[i % MARKUP.length]!, script, `${leak}?${i}`);
    const second = fill(MARKUP[(i * 7 + 3) % MARKUP.length]!, script, `${leak}?${i}b`);
    const charset = i % 5 === 0 ? '' : '<meta charset="utf-8">';
    return `<!doctype html><html lang="ar" dir="rtl"><head>${charset}<title>صفحة ${i}: ${name}</title>
<meta property="og:site_name" content="منبر ${name}"><meta property="og:title" content="خبر ${i} عن ${name}">
<link rel="canonical" href="${i % 3 === 0 ? `javascript:${script.replace(/"/gu, '')}` : `https://hostile.example/${i}`}">${i % 2 === 0 ? first : ''}</head>
<body><article><h1>خبر ${i} عن ${name} في المدينة</h1><p class="author">${name}</p>
<p>قال ${name}، أمس الأحد، إن الطريق الساحلي سيفتح غدا أمام الشاحنات بعد أسبوع من الإغلاق الذي فرضته السلطات المحلية.</p>
${first}<p>وأضاف أن ${name} وصل إلى المدينة ونفى وجود أي اتفاق على نقل البضائع عبر الميناء القديم.</p>${second}
<p>ولم يصدر تعليق عن البلدية حتى ساعة إعداد هذا الخبر، فيما دعا التجار إلى فتح المعبر قبل نهاية الشهر الجاري.</p></article></body></html>`;
  });
}
