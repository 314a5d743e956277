import Pdf from 'pdfkit'

/** A file that says in its properties who made it, and the same as any other on its page. */
export const writtenBy = (author: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const pdf = new Pdf({ info: { Author: author, CreationDate: new Date('2031-02-01T00:00:00.000Z') } })
    const chunks: Buffer[] = []
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
    pdf.text('What is planned')
    pdf.end()
  })
