const unit = (zh: string, en: string) => ({
  region: { zh, en },
  unit: { zh: `${zh}科技主管部门`, en: `Science and technology authority of ${en}` },
})

/** The county-level places of Suzhou, whose science and technology authorities review and recommend. */
export const suzhouRecommenders = [
  unit('张家港市', 'Zhangjiagang'),
  unit('常熟市', 'Changshu'),
  unit('太仓市', 'Taicang'),
  unit('昆山市', 'Kunshan'),
  unit('吴江区', 'Wujiang District'),
  unit('吴中区', 'Wuzhong District'),
  unit('相城区', 'Xiangcheng District'),
  unit('姑苏区', 'Gusu District'),
  unit('苏州工业园区', 'Suzhou Industrial Park'),
  unit('苏州高新区', 'Suzhou New District'),
]
