import type { View } from '../context.ts'

/** What the script of a form says, in the language of the page. `{…}` is filled in by it. */
export const autosaveWords = ({ t }: View): Readonly<Record<string, string>> => ({
  unsaved: t('正在填写，稍后自动保存', 'Typing; saved in a moment'),
  saving: t('正在保存…', 'Saving…'),
  saved: t('已保存 {at}', 'Saved at {at}'),
  offline: t(
    '网络已断开。您填写的内容已存在这台设备上，恢复后自动保存。',
    'Offline. What you type is kept on this device and saved as soon as the network is back.',
  ),
  failed: t(
    '暂时无法保存。您填写的内容已存在这台设备上，正在重试。',
    'Not saved for the moment. What you type is kept on this device; trying again.',
  ),
  expired: t(
    '登录已过期。您填写的内容已存在这台设备上，重新登录后自动保存。',
    'Your sign-in has expired. What you type is kept on this device and saved once you are signed in again.',
  ),
  other: t(
    '现在登录的是另一个人。您填写的内容留在这台设备上，由您本人登录后再保存。',
    'Somebody else is signed in now. What you typed stays on this device until you are signed in yourself.',
  ),
  ends: t(
    '登录将在 {n} 分钟后到期，继续填写即自动延长。',
    'Your sign-in ends in {n} minutes; typing prolongs it.',
  ),
  closed: t(
    '{words} 以下内容没有保存，仍可复制：',
    '{words} What follows was not saved; it can still be copied:',
  ),
  refused: t('没有保存：{words}', 'Not saved: {words}'),
  conflict: t(
    '有 {n} 处与他人的修改不一致，请选择保留哪一个。',
    '{n} of your changes differ from somebody else’s: please choose which to keep.',
  ),
  changed: t('{by} 于 {at} 改为：', '{by} changed this at {at} to:'),
  device: t('这台设备上还存有另一个版本：', 'Another version was kept on this device:'),
  here: t('{names} 也在填写这一部分', '{names} is in this section too'),
  tab: t(
    '这一部分在另一个标签页中也开着，两边都会保存。',
    'This section is open in another tab too; both are saved.',
  ),
  restored: t('已恢复这台设备上尚未保存的内容。', 'What was not saved yet is restored from this device.'),
  rows: t('其他人增减了行。', 'Somebody added or removed rows.'),
  reload: t('更新页面', 'Show them'),
})
