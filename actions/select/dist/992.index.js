export const id = 992;
export const ids = [992];
export const modules = {

/***/ 7992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createEc2Client: () => (/* reexport safe */ _ec2_client_js__WEBPACK_IMPORTED_MODULE_0__.t),
/* harmony export */   sharedConfigRegion: () => (/* reexport safe */ _ec2_client_js__WEBPACK_IMPORTED_MODULE_0__.n)
/* harmony export */ });
/* harmony import */ var _ec2_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9088);



/***/ })

};
