"""How a report looks: one column on a phone, light or dark by the reader's system, black on white in print."""

STYLE = """
:root{--ink:#1b1f24;--soft:#5b6570;--paper:#fff;--line:#d9dee3;--main:#1763a6;--warm:#b3541e;--tint:23,99,166;
--warn:179,84,30}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#a3adb8;--paper:#14171a;--line:#343a41;--main:#6cb2f0;
--warm:#f0a070;--tint:108,178,240;--warn:240,160,112}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,
"Noto Sans",sans-serif}
main{max-width:1080px;margin:0 auto;padding:24px 16px 48px}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 16px;overflow-wrap:anywhere}
h2{font-size:1.2rem;margin:40px 0 8px}h3{font-size:1rem;margin:0}
.note,footer,small,.id,figcaption{color:var(--soft)}.note{margin:0 0 12px;max-width:70ch}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:0}
.tiles div{border:1px solid var(--line);border-radius:8px;padding:10px 12px}
dt{color:var(--soft);font-size:.85rem}dd{margin:0;font-size:1.5rem;font-variant-numeric:tabular-nums}
dd small{display:block;font-size:.8rem}
.wide{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.92rem}
th,td{padding:5px 10px;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}
th[scope=row],thead th:first-child{text-align:left;font-weight:500}
th[scope=row]{white-space:normal;overflow-wrap:anywhere;min-width:14ch;max-width:36ch}
thead th{color:var(--soft);font-weight:500}
td svg.bar{width:120px;height:14px;display:block}
.cell{display:block;margin:-5px -10px;padding:5px 10px;text-align:center}
.cell.right{background:rgba(var(--tint),calc(var(--share)*.55))}
.cell.wrong{background:rgba(var(--warn),calc(var(--share)*.75))}
.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(220px,1fr));gap:12px}
figure{margin:0;min-width:0}figcaption{font-size:.88rem;overflow-wrap:anywhere}
figure svg{width:100%;height:auto;display:block}
svg text{font-size:9px;fill:var(--soft)}.grid,.axis{stroke:var(--line);stroke-width:1}
.guide{stroke:var(--soft);stroke-width:1;stroke-dasharray:3 3}
.line{fill:none;stroke:var(--main);stroke-width:2;stroke-linejoin:round}.line.thin{stroke-width:1;opacity:.6}
.dot,.mark{fill:var(--main);stroke:var(--paper);stroke-width:1}.mark{fill:var(--warm)}
.block{fill:var(--main);opacity:.75}
.range{stroke:var(--main);stroke-width:4;stroke-linecap:round;opacity:.55}
article{border-top:1px solid var(--line);padding:14px 0}article p{margin:4px 0;max-width:75ch}
.verdict{font-size:.92rem}.phrases{display:flex;flex-wrap:wrap;gap:6px;list-style:none;margin:8px 0 0;padding:0}
.phrases li{border:1px solid var(--line);border-radius:12px;padding:1px 10px;font-size:.85rem}
footer{margin-top:40px;font-size:.85rem}
@media (max-width:600px){main{padding:16px 12px 32px}th,td{padding:4px 7px}.cell{margin:-4px -7px;padding:4px 7px}
h1{font-size:1.35rem}.charts{grid-template-columns:1fr 1fr;gap:8px}svg text{font-size:11px}}
@media print{:root{--ink:#000;--soft:#444;--paper:#fff;--line:#bbb;--main:#1763a6;--warm:#b3541e}
main{max-width:none;padding:0}.wide{overflow:visible}article,figure,tr{break-inside:avoid}
body{font-size:11pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}}
""".strip()
