import PdfDocument from 'pdfkit'
import { documentFont } from '../../functions/files/pdf/font.ts'

/** A formation agreement as a small PDF, with the Chinese text that one has. */
export const agreementFile = async (title: string, parties: readonly string[]): Promise<Buffer> => {
  const pdf = new PdfDocument({ size: 'A4', font: '', lang: 'zh-CN', info: { Title: title } })
  const parts: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part))
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  pdf.font(documentFont().bytes)
  pdf.fontSize(18).text(`${title}组建协议`, { align: 'center' }).moveDown()
  pdf.fontSize(11)
  for (const [index, party] of parties.entries()) pdf.text(`第 ${index + 1} 方：${party}`)
  pdf.moveDown().text('各方按组建协议分工推进，成果与知识产权按贡献约定，风险共担、利益共享。')
  pdf.moveDown().text('（示例文件，未签署）')
  pdf.end()
  await ended
  return Buffer.concat(parts)
}
