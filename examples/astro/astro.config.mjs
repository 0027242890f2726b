import {defineConfig} from 'astro/config'

export default defineConfig({site: 'https://docs.example/', devToolbar: {enabled: false}})
