/** How a picture looks in a file of its own: what `ui/insight.css` says on pages, by day. */
export const pictureStyle = `
text{font:13px system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;fill:#212529}
.ground{fill:#fff}
.soft{fill:#4b535b}
.part-1{fill:#14566f}
.part-2{fill:#1c6b35}
.part-3{fill:#a41e22}
.part-4{fill:#6b747d}
.part-5{fill:#7a4a00}
.tie{fill:none;stroke:#6b747d}
.leads{stroke:#14566f;stroke-width:3}
text.small{font-size:11px}
.grid{stroke:#ced4da}
.base,.whisker{stroke:#6b747d}
.box{fill:#e3f1f6;stroke:#14566f}
.middle{stroke:#14566f;stroke-width:3}
.limit{fill:#7a4a00;stroke:#7a4a00;stroke-width:1.5}
`
