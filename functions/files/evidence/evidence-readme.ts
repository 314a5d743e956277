/** What somebody reads first who unpacks a package, perhaps years later and without us. */
export const evidenceReadme = (issuer: string): string => `证据包 · Evidence package
=========================

本证据包含一个案件在册的全部内容：历史记录（逐条相扣的校验值）、申报内容的每个版本、成员、文件、任务与答复、
异议与申诉、回执、通知，以及当时适用的计划规则。

核验：安装 Node.js 20 或更高版本，在解压后的文件夹中运行

    node verify.mjs

它不联网、不依赖本系统。请把它显示的公钥编号与 ${issuer}/.well-known/jwks.json 上公布的比对。

  record/history.json     历史记录：谁、以何身份、何时、做了什么
  record/case.json        案件现状；其余 record/*.json 各存一类记录
  record/handed-in/       每次提交的全文
  record/people.json      记录中出现的人员
  rules/programme.json    案件所适用的计划版本
  documents/              文件（过大的未附，manifest.json 中有其地址与校验值）
  manifest.json, .jws     文件清单及其签名（JWS，Ed25519）

本包含个人信息，请按规定保管和销毁。


This package holds everything that is on record about one case: the history (entries linked by hashes), every version
that was handed in, members, documents, tasks and their answers, objections and appeals, receipts, messages, and the
rules of the programme that it was decided by.

To check it, install Node.js 20 or later and run in the unpacked folder

    node verify.mjs

It uses no network and nothing of ours. Compare the key that it names with those published at
${issuer}/.well-known/jwks.json.

  record/history.json     who did what, in which capacity, when
  record/case.json        the case as it stands; every other record/*.json holds one kind of row
  record/handed-in/       the full text of each hand-in
  record/people.json      the people who appear in it
  rules/programme.json    the version of the programme that the case goes by
  documents/              files (those too large are named in manifest.json with address and hash)
  manifest.json, .jws     the list of files and its signature (JWS, Ed25519)

It contains personal data: keep and destroy it accordingly.
`
