// A page made with Vue, whose template is compiled in the browser here.
import { createApp, ref } from "vue/dist/vue.esm-bundler.js";
import type {} from "hub-widgets/vue";
import { HubFinder } from "hub-widgets/finder";

const app = createApp({
  setup() {
    const searches = ref(0);
    const radius = ref(25);
    const count = ({ detail }: HTMLElementEventMap["hub:search"]) => searches.value += detail.filters >= 0 ? 1 : 0;
    return { searches, radius, count };
  },
  template: `<main>
    <h1>A page made with Vue</h1>
    <output>{{ searches }}</output>
    <button @click="radius = 50">Further</button>
    <hub-finder :data-hub-radius="radius" @hub:search="count"><a href="https://hub.example/find/">Find a program</a></hub-finder>
  </main>`,
});
app.config.compilerOptions.isCustomElement = (tag: string) => customElements.get(tag) === HubFinder;
app.mount(document.body.appendChild(document.createElement("div")));
