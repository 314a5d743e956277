/** Where the parts of the preview lie (`/files/assets/…`): the version of the library that draws, and ours. */
export const previewAssets = '/files/assets/6.5.438-1'
