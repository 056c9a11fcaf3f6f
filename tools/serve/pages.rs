//! Answers to the browser: files of the built book, and word of a new build.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream::{self, Stream};
use tower_http::services::{ServeDir, ServeFile};

use super::site::{Built, Site};

/// The book at every address, events at `/-/builds/VERSION`.
pub(super) fn router(site: Arc<Site>) -> Router {
    Router::new()
        .route("/-/builds/{version}", get(builds))
        .fallback(file)
        .with_state(site)
}

/// A file of the current build; for what it does not have, the book's own page with status 404.
async fn file(State(site): State<Arc<Site>>, mut request: Request) -> Response {
    // Two builds within a second have the same date: no "not modified", and no parts of a file.
    for header in
        [header::IF_MODIFIED_SINCE, header::IF_UNMODIFIED_SINCE, header::RANGE]
    {
        request.headers_mut().remove(header);
    }
    let built = site.current();
    let missing = ServeFile::new(built.folder().join("404.html"));
    let mut files = ServeDir::new(built.folder()).not_found_service(missing);
    match files.try_call(request).await {
        Ok(response) => with_script(response.map(Body::new), &built).await,
        Err(error) => failure(&error),
    }
}

/// Puts the script that waits for the next build at the end of a page, and forbids caching.
async fn with_script(response: Response, built: &Built) -> Response {
    let (mut parts, mut body) = response.into_parts();
    let no_store = HeaderValue::from_static("no-store");
    parts.headers.insert(header::CACHE_CONTROL, no_store);
    let kind = parts.headers.get(header::CONTENT_TYPE);
    if kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        let mut page = match to_bytes(body, usize::MAX).await {
            Ok(page) => page.to_vec(),
            Err(error) => return failure(&error),
        };
        page.extend_from_slice(script(built.version).as_bytes());
        parts.headers.remove(header::CONTENT_LENGTH);
        body = Body::from(page);
    }
    Response::from_parts(parts, body)
}

/// A hidden page holds no connection, since a browser grants a site only six.
fn script(version: u64) -> String {
    format!(
        "<script>(()=>{{let s;const f=()=>{{s?.close();if(document.hidden)return;\
         s=new EventSource('/-/builds/{version}');s.onmessage=()=>location.reload()}};\
         document.addEventListener('visibilitychange',f);f()}})()</script>\n"
    )
}

/// An event for every build other than the page's own, with its version.
async fn builds(
    State(site): State<Arc<Site>>,
    Path(version): Path<u64>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let start = (site.subscribe(), version);
    let events = stream::unfold(start, |(mut builds, seen)| async move {
        let version =
            builds.wait_for(|built| built.version != seen).await.ok()?.version;
        let event = Event::default().data(version.to_string());
        Some((Ok(event), (builds, version)))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}

fn failure(error: &dyn std::error::Error) -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response()
}
