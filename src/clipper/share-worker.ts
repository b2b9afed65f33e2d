import { putInTray } from './tray.ts';

// Takes what other apps share with the installed app: the browser sends that as a form to an address of the app,
// which no static server could answer. It answers nothing else, keeps nothing and asks nobody.

type Answerable = Event & {
  readonly request: Request;
  readonly respondWith: (response: Promise<Response>) => void;
};

addEventListener('fetch', (event) => {
  if (!isAnswerable(event)) return;
  const { request } = event;
  const address = new URL('./share', location.href);
  if (request.method !== 'POST' || new URL(request.url).pathname !== address.pathname) return;
  event.respondWith(receiveShare(request));
});

function isAnswerable(event: Event): event is Answerable {
  return 'request' in event && 'respondWith' in event;
}

async function receiveShare(request: Request): Promise<Response> {
  const form = await request.formData();
  const files = form.getAll('files').filter((value) => value instanceof File);
  await putInTray(files.length > 0 ? files : textFile(form), 'shared');
  return Response.redirect(new URL('./receive.html?shared', location.href).href, 303);
}

/** Words that were shared without a file. */
function textFile(form: FormData): readonly File[] {
  const [title, text, url] = ['title', 'text', 'url'].map((name) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  });
  const parts = [title, text, url].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? [] : [new File([parts.join('\n\n')], 'shared.txt')];
}
