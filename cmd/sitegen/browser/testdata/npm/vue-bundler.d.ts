// The build of Vue that compiles templates in the browser.
declare module "vue/dist/vue.esm-bundler.js" {
  export * from "vue";
}
