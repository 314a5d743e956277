import type { CertificatePart } from '../../../domain/certificate.ts'
import { outcomeWords } from '../../../domain/outcome-words.ts'
import type { Words } from '../../../domain/words.ts'
import type { CheckedCertificate } from '../../check-certificate.ts'
import type { View } from '../context.ts'
import { Day, Facts, Tag } from '../ui/parts.tsx'
import { memberRoleWords } from '../words/words.ts'

type Genuine = Extract<CheckedCertificate, { is: 'genuine' | 'altered' }>

export const partWords: Record<CertificatePart, Words> = {
  number: { zh: '证书编号', en: 'number' },
  name: { zh: '名称', en: 'name' },
  tier: { zh: '层级', en: 'tier' },
  recognised: { zh: '起始时间', en: 'first day' },
  validUntil: { zh: '有效期', en: 'term' },
  provisionalUntil: { zh: '试行期', en: 'time on trial' },
  parties: { zh: '成员单位', en: 'members' },
}

const nowWords = {
  'in-force': {
    tone: 'good',
    zh: '签名有效，与名录当前记录一致，仍在有效期内。',
    en: 'The signature holds, the register says the same now, and it is in force.',
  },
  changed: {
    tone: 'act',
    zh: '签名有效，仍在有效期内；签发之后名录有变更：',
    en: 'The signature holds and it is in force; since it was signed the register has changed: ',
  },
  revoked: {
    tone: 'bad',
    zh: '证书确由本系统签发，但此后已被撤销，不再有效。',
    en: 'It was given here, and has been revoked since. It is not in force.',
  },
  expired: {
    tone: 'bad',
    zh: '证书确由本系统签发，但已过有效期。',
    en: 'It was given here, and its term is over. It is not in force.',
  },
  withdrawn: {
    tone: 'bad',
    zh: '证书确由本系统签发，但该联合体此后已退出，不再有效。',
    en: 'It was given here, and the consortium has withdrawn since. It is not in force.',
  },
} as const

const tagOf = (view: View, { is, now }: Genuine): { tone: 'good' | 'act' | 'bad'; said: string } => {
  const { t } = view
  if (is === 'altered') return { tone: 'bad', said: t('内容被改动', 'Altered') }
  switch (now) {
    case 'in-force':
      return { tone: 'good', said: t('真实有效', 'Authentic, in force') }
    case 'changed':
      return { tone: 'act', said: t('真实，此后有变更', 'Authentic, changed since') }
    case 'revoked':
      return { tone: 'bad', said: t('真实，已撤销', 'Authentic, revoked since') }
    case 'expired':
      return { tone: 'bad', said: t('真实，已到期', 'Authentic, expired') }
    case 'withdrawn':
      return { tone: 'bad', said: t('真实，已退出', 'Authentic, withdrawn since') }
  }
}

/** What comes of a check, over everything else on the page. */
export const CertificateVerdict = ({ view, checked }: { view: View; checked: CheckedCertificate }) => {
  const { t } = view
  switch (checked.is) {
    case 'genuine':
    case 'altered':
      return <Signed view={view} checked={checked} />
    case 'known':
      return null
    case 'forged':
      return (
        <Refused title={t('无效', 'Not valid')}>
          {t(
            '不是本系统签发的证书，或内容、校验码被改动过。请以名录中的记录为准，并向签发部门核实。',
            'This was not given here, or its text or check value was changed. What the register says is what holds; please ask the office that issues certificates.',
          )}
        </Refused>
      )
    case 'unknown':
      return (
        <Refused title={t('没有这个编号', 'There is no such number')}>
          {t('请核对编号。', 'Please compare the number.')}
        </Refused>
      )
    case 'unreadable':
      return (
        <Refused title={t('无法识别', 'This cannot be read')}>
          {t(
            '文件中没有签名。请使用下载的原始 PDF（重新打印或另存的 PDF 不含签名）、签名文本，或凭编号和校验码查验。',
            'There is no signature in this. Please use the PDF as it was downloaded (one that was printed anew has none), the signed text, or number and check value.',
          )}
        </Refused>
      )
  }
}

const Signed = ({ view, checked }: { view: View; checked: Genuine }) => {
  const { t, say } = view
  const { tone, said } = tagOf(view, checked)
  const words = nowWords[checked.now]
  const good = checked.is === 'genuine' && tone !== 'bad'
  return (
    <section
      class={good ? 'verdict' : 'error-summary'}
      {...(good ? {} : { role: 'alert' })}
      aria-labelledby="verdict"
      tabindex={-1}
      data-focus=""
    >
      <h2 id="verdict">
        <Tag tone={tone}>{said}</Tag>
      </h2>
      <p>
        {checked.is === 'altered'
          ? t(
              '签名有效，但文件中可读的部分与签名的内容不一致。以下才是签名的内容。',
              'The signature holds, but the file reads otherwise than what was signed. This is what was signed.',
            )
          : say(words)}
        {checked.is === 'genuine' && checked.now === 'changed'
          ? checked.changed.map((part) => say(partWords[part])).join(t('、', ', '))
          : null}
      </p>
      <p>
        {t('请将手中的证书与以下签名内容逐项核对：', 'Compare the sheet with what was signed, line by line:')}
      </p>
      <SignedFacts view={view} checked={checked} />
    </section>
  )
}

const SignedFacts = ({ view, checked: { certificate: it, current } }: { view: View; checked: Genuine }) => {
  const { t, say } = view
  return (
    <Facts
      facts={[
        [t('证书编号', 'Certificate number'), <a href={`/register/${it.consortium}`}>{it.number}</a>],
        [t('联合体', 'Consortium'), it.name],
        [t('计划', 'Programme'), say(it.programme.title)],
        [t('签发', 'Issued by'), it.issuers.map(say).join(t('、', ', '))],
        ...it.parties
          .filter(({ role }) => role !== 'member')
          .map(({ role, name }) => [say(memberRoleWords[role]), name] as const),
        [
          t('成员单位', 'Members'),
          it.parties
            .filter(({ role }) => role === 'member')
            .map(({ name }) => name)
            .join(t('、', ', ')),
        ],
        [say(outcomeWords(it.given).since), <Day view={view} at={it.recognised} />],
        it.validUntil === undefined
          ? undefined
          : [t('有效期至', 'Valid until'), <Day view={view} at={it.validUntil} />],
        current.ended === undefined
          ? undefined
          : [t('终止时间', 'Ended'), <Day view={view} at={current.ended} />],
      ]}
    />
  )
}

const Refused = ({ title, children }: { title: string; children?: string }) => (
  <section class="error-summary" role="alert" tabindex={-1} data-focus="">
    <h2>{title}</h2>
    <p>{children}</p>
  </section>
)
