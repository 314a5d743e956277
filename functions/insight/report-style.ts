import type { Hono } from 'hono'
import type { RequestValues } from '../web/context.ts'
import { printStyle } from '../web/ui/print-style.ts'
import { pictureStyle } from './picture-style.ts'

/** Pictures on paper, and tables of many columns: a figure stays on one sheet where it fits. */
const reportStyle = `${printStyle}
${pictureStyle
  .trim()
  .split('\n')
  .map((rule) => `.drawing ${rule}`)
  .join('\n')}
.drawing{display:block;width:100%;max-width:130mm;height:auto;margin:2mm 0 3mm}
.drawing *{print-color-adjust:exact}
.wide{overflow-x:auto}
.figure th,.figure td{white-space:normal;overflow-wrap:break-word;padding:.2em .3em}
.figure table{font-size:8pt}
@media screen and (max-width:48rem){.figure th,.figure td{overflow-wrap:anywhere}}
@media print{
.figure{break-inside:avoid}
.figure+.figure{margin-top:9mm}
.wide{overflow:visible}
}
`

/** How the report looks, from this function: the pages' own style need not carry it. */
export const reportStyleRoute = (app: Hono<RequestValues>): void => {
  app.get('/insight/assets/report.css', (c) =>
    c.body(reportStyle, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=300',
    }),
  )
}
