/** How a whole application looks, on the screen and above all on paper: A4, numbered, nothing torn that belongs together. */
export const printStyle = `
:root{color-scheme:light;--line:#777;--soft:#555}
*{box-sizing:border-box}
html{font:11pt/1.65 "Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;color:#111;background:#e9edef}
body{margin:0}
a{color:#14566f}
.tools{display:flex;flex-wrap:wrap;gap:.75rem 1.5rem;align-items:center;padding:.75rem 1rem;background:#fff;border-bottom:1px solid #ccd4d8}
.tools a{display:inline-flex;align-items:center;min-height:44px}
main{max-width:210mm;margin:1rem auto;padding:18mm 17mm;background:#fff;overflow-wrap:anywhere}
h1,h2{line-height:1.35;margin:1.2em 0 .4em}
h1{font-size:15pt}
h2{font-size:11.5pt}
.cover{text-align:center;padding-top:18mm}
.cover .programme{font-size:14pt}
.cover .kind{font-size:26pt;letter-spacing:.15em;margin:.3em 0 1.2em}
.cover .title{font-size:17pt;font-weight:bold;margin-bottom:18mm}
.cover table{text-align:left}
.note{color:var(--soft);font-size:9.5pt}
.contents ol{list-style:none;padding:0}
.contents li a{display:inline-block;padding:.3em 0}
table{width:100%;border-collapse:collapse;margin:.4em 0 1em;font-size:9.5pt;line-height:1.5}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{border:1px solid var(--line);padding:.35em .5em;text-align:left;vertical-align:top;white-space:pre-line}
thead th{background:#f0f2f3}
th.name{width:27%;font-weight:normal;background:#f7f8f9}
.number{text-align:right;font-variant-numeric:tabular-nums}
.answer p{white-space:pre-wrap;margin:.2em 0 1em}
.seal{border:1px solid var(--line);padding:.6em 1em;margin:0 0 1em}
.seal h2{margin:.2em 0}
.seal p{margin:.2em 0}
.seal .sign{min-height:3.1em;padding-top:.5em;white-space:pre}
.mark{position:fixed;inset:0;display:grid;place-items:center;pointer-events:none;z-index:1}
.mark span::before{content:attr(data-word)}
.mark span{transform:rotate(-40deg);font-size:min(22vw,90pt);color:#d9534f;opacity:.13;white-space:nowrap}
.certificate{border:1.2mm double #14566f;min-height:235mm;padding:22mm 16mm 12mm;text-align:center;display:flex;flex-direction:column}
.certificate h1{font-size:30pt;letter-spacing:.3em;margin:0 0 12mm}
.certificate .named{font-size:18pt;font-weight:bold}
.certificate table{text-align:left;margin-top:8mm}
.certificate .check{margin-top:auto;display:flex;gap:8mm;align-items:end;justify-content:space-between;text-align:left}
.certificate svg{width:34mm;height:34mm}
.certificate .ended{color:#a41e22;font-weight:bold}
@media (max-width:40rem){main{padding:1rem;margin:0}th,td{overflow-wrap:anywhere}}
@page{size:A4;margin:18mm 17mm 20mm 20mm;@bottom-right{content:counter(page) " / " counter(pages);font-size:8pt;color:#555}}
@page cover{@bottom-right{content:none}}
@media print{
html{background:#fff}
.tools{display:none}
main{max-width:none;margin:0;padding:0}
.cover{page:cover;break-after:page}
.contents{break-after:page}
.apart{break-before:page}
h1,h2,caption{break-after:avoid}
thead{display:table-header-group}
tr,.seal{break-inside:avoid}
p{orphans:2;widows:2}
a{color:inherit;text-decoration:none}
.certificate{min-height:248mm}
}
`
