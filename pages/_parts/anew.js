// What somebody chose for their eyes is put on before a page is drawn: once it is kept, the page is loaded anew.
location.reload();
